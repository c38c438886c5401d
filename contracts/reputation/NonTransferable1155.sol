// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC1155Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IReputation} from "../interfaces/IReputation.sol";

/// @title The face of an ERC-1155 whose tokens never change hands
/// @notice Wallets and explorers can read balances; transfers and approvals revert.
abstract contract NonTransferable1155 is IERC1155, IERC1155Errors, ERC165 {
    /// @inheritdoc IERC1155
    /// @custom:error ReputationNotTransferable always.
    function safeTransferFrom(address, address, uint256, uint256, bytes calldata) external virtual {
        revert IReputation.ReputationNotTransferable();
    }

    /// @inheritdoc IERC1155
    /// @custom:error ReputationNotTransferable always.
    function safeBatchTransferFrom(
        address,
        address,
        uint256[] calldata,
        uint256[] calldata,
        bytes calldata
    ) external virtual {
        revert IReputation.ReputationNotTransferable();
    }

    /// @inheritdoc IERC1155
    /// @custom:error ReputationNotTransferable always.
    function setApprovalForAll(address, bool) external virtual {
        revert IReputation.ReputationNotTransferable();
    }

    /// @inheritdoc IERC1155
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC1155
    function balanceOf(address account, uint256 id) external view returns (uint256) {
        return _balanceOf(account, id);
    }

    /// @inheritdoc IERC1155
    function balanceOfBatch(
        address[] calldata accounts,
        uint256[] calldata ids
    ) external view returns (uint256[] memory balances) {
        if (accounts.length != ids.length) revert ERC1155InvalidArrayLength(ids.length, accounts.length);
        balances = new uint256[](accounts.length);
        for (uint256 i = 0; i < accounts.length; ++i) balances[i] = _balanceOf(accounts[i], ids[i]);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return interfaceId == type(IERC1155).interfaceId || super.supportsInterface(interfaceId);
    }

    function _balanceOf(address account, uint256 id) internal view virtual returns (uint256);
}
