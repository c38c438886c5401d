// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

/// @notice The few cheatcodes of Hardhat's Solidity test runner that Patto's tests need.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function addr(uint256 privateKey) external pure returns (address account);
    function assume(bool condition) external pure;
    function expectRevert() external;
    function expectRevert(bytes4 errorSelector) external;
    function expectRevert(bytes calldata errorData) external;
    function getRecordedLogs() external returns (Log[] memory logs);
    function load(address target, bytes32 slot) external view returns (bytes32 word);
    function prank(address caller) external;
    function recordLogs() external;
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function store(address target, bytes32 slot, bytes32 word) external;
    function warp(uint256 timestamp) external;
}

/// @title What every Solidity test starts from
abstract contract SolidityTest {
    error NotEqual(uint256 found, uint256 expected, string claim);
    error Broken(string claim);

    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    function holds(bool condition, string memory claim) internal pure {
        if (!condition) revert Broken(claim);
    }

    function equal(uint256 found, uint256 expected, string memory claim) internal pure {
        if (found != expected) revert NotEqual(found, expected, claim);
    }

    /// @notice A number from `least` to `most`, spread over them.
    function within(uint256 number, uint256 least, uint256 most) internal pure returns (uint256) {
        return least + (number % (most - least + 1));
    }
}
