// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @notice A member's signed act, brought by anybody: accounts without funds, and those that can never send a
/// transaction themselves, do everything by it.
/// @param signer 20 bytes: an account (key or ERC-1271 contract). Longer: an ERC-7913 verifier and key, whose account
/// is `address(uint160(uint256(keccak256(signer))))`.
/// @param nonce Any number that the account has not used in this contract; numbers need not follow each other.
/// @param deadline Last moment of the act, in unix seconds.
/// @param signature What the signer made over the act's EIP-712 message, in the signer's own format.
struct SignedAct {
    bytes signer;
    uint256 nonce;
    uint48 deadline;
    bytes signature;
}
