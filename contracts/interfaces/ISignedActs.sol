// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @title Acts by signature, in a contract that takes them
interface ISignedActs {
    /// @notice The signed act is no longer valid.
    /// @param deadline Its last moment, in unix seconds.
    error SignedActExpired(uint48 deadline);

    /// @notice The signer did not sign exactly this act.
    /// @param account The signer's account.
    error SignedActInvalidSignature(address account);

    /// @notice The account has used this number for another act, or for this one already.
    /// @param account The signer's account.
    /// @param nonce The number.
    error SignedActNonceUsed(address account, uint256 nonce);

    /// @notice Whether an account has used a number in this contract.
    /// @param account The account.
    /// @param nonce The number.
    /// @return Whether an act with it was carried out.
    function isNonceUsed(address account, uint256 nonce) external view returns (bool);
}
